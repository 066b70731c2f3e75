//! The one script of pages that ask for a password: it shows what was typed.

use super::Document;

/// A button stands behind its field and holds its own two names, of which one is hidden. Before the
/// form is sent the field is a password again, or browsers would offer it as text another time.
const SCRIPT: &str = "for(const b of document.querySelectorAll('[data-reveal]')){\
const f=b.previousElementSibling,show=on=>{f.type=on?'text':'password';\
const[a,z]=b.querySelectorAll('span');a.hidden=on;z.hidden=!on;b.dataset.reveal=on?'on':''};\
b.hidden=false;b.onclick=()=>{show(f.type=='password');f.focus()};\
f.form.addEventListener('submit',()=>show(false))}";

impl Document {
    /// The same document with a script that makes its `data-reveal` buttons work, if it has any.
    #[must_use]
    pub fn revealing(mut self) -> Self {
        if !self.html.contains("data-reveal") {
            return self;
        }
        let rest = self.html.rfind("</body>").unwrap_or(self.html.len());
        let end = self.html.split_off(rest);
        self.inline("script", "", SCRIPT);
        self.html.push_str(&end);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_can_stand_in_a_document() {
        assert!(!SCRIPT.contains('<'), "or it would end early");
    }
}
