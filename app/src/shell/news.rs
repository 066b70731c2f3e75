//! The script of a page that waits for news: it shows itself again when there is some.
//!
//! Not `http-equiv="refresh"`: that takes the page away from whoever is reading it, each time anew, whether
//! there is news or not (WCAG 2.2, 2.2.1). Without scripts such a page has a link to look again.

use super::Document;

/// Asks for the page now and then while somebody looks at it; its headline is the news.
fn script(seconds: u32) -> String {
    format!(
        "const news=d=>d.querySelector('h1')?.textContent,wait=()=>setTimeout(look,{seconds}000),\
         look=async()=>{{if(!document.hidden)try{{const r=await fetch(location.href),\
         d=new DOMParser().parseFromString(await r.text(),'text/html');\
         if(r.ok&&news(d)!=news(document))return location.reload()}}catch{{}}wait()}};wait()"
    )
}

impl Document {
    /// The same document, which shows itself again within so many seconds of having another headline.
    #[must_use]
    pub fn with_news_after(mut self, seconds: Option<u32>) -> Self {
        if let Some(seconds) = seconds {
            let rest = self.html.rfind("</body>").unwrap_or(self.html.len());
            let end = self.html.split_off(rest);
            self.inline("script", " data-news", &script(seconds));
            self.html.push_str(&end);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_can_stand_in_a_document() {
        assert!(!script(4).contains('<'), "or it would end early");
        assert!(script(4).contains("4000)"));
    }
}
