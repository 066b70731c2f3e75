//! How a page looks, as the API describes it; it travels as `domain::design::Design`.

use utoipa::ToSchema;

/// How a page looks and what stands on it; absent fields are the defaults.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct Design {
    /// Colours and shapes; `paper` if absent.
    #[schema(required = false)]
    pub theme: Theme,
    /// Letters; `editorial` if absent.
    #[schema(required = false)]
    pub typeface: Typeface,
    /// The parts below the headline, in order; all in the usual order if empty.
    #[schema(required = false)]
    pub blocks: Vec<Block>,
    /// The picture at the top, by its id.
    #[schema(required = false)]
    pub cover: Option<String>,
    /// What it shows, for those who cannot see it.
    #[schema(required = false, max_length = 240)]
    pub cover_text: String,
    /// The creator's words about all of it, in Markdown.
    #[schema(required = false, max_length = 20_000)]
    pub story: String,
    /// What others say.
    #[schema(required = false, max_items = 30)]
    pub voices: Vec<Voice>,
    /// Questions and answers.
    #[schema(required = false, max_items = 30)]
    pub answers: Vec<Answered>,
    /// What is promised, in Markdown.
    #[schema(required = false, max_length = 4_000)]
    pub promise: String,
}

/// The themes.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub enum Theme {
    /// Warm white and hairlines.
    Paper,
    /// Bright white and black, square.
    Gallery,
    /// Sand, clay and soft corners.
    Clay,
    /// Mist and deep green.
    Grove,
    /// Dark at any hour.
    Night,
    /// The accent as the ground.
    Poster,
}

/// The typefaces.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub enum Typeface {
    /// A serif for headlines, a sans for text.
    Editorial,
    /// The device's own sans.
    Plain,
    /// A serif throughout.
    Book,
    /// Round and friendly.
    Round,
    /// Letters of one width.
    Machine,
}

/// The parts of a page below its headline.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub enum Block {
    /// The creator's words.
    Story,
    /// The products and their files.
    Inside,
    /// Samples of the files.
    Samples,
    /// What others say.
    Voices,
    /// Questions and answers.
    Questions,
    /// What is promised.
    Promise,
}

/// What somebody says about the product.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct Voice {
    /// Their words.
    #[schema(max_length = 1_000)]
    pub quote: String,
    /// Who says so.
    #[schema(required = false, max_length = 80)]
    pub name: String,
    /// What they are.
    #[schema(required = false, max_length = 120)]
    pub role: String,
}

/// A question that buyers ask, and its answer.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct Answered {
    /// The question.
    #[schema(max_length = 240)]
    pub question: String,
    /// The answer, in Markdown.
    #[schema(max_length = 4_000)]
    pub answer: String,
}
