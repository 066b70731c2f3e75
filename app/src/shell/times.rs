//! The script that tells times in the visitor's own zone, with the zone named, in the language of the
//! document. It stands in the head and does so while the document comes in, before anything is painted:
//! another text later would push what is below it.

use super::Document;

/// Times are those with `data-local`. Where the visitor speaks the document's language, it is told as in
/// their country.
const SCRIPT: &str = "{const lang=document.documentElement.lang,\
own=navigator.language.toLowerCase().split('-')[0]===lang?[]:lang,\
told=new Intl.DateTimeFormat(own,{year:'numeric',month:'long',day:'numeric',hour:'numeric',\
minute:'2-digit',timeZoneName:'short'}),\
tell=()=>{for(const time of document.querySelectorAll('time[data-local]:not([data-told])')){\
time.dataset.told='';time.textContent=told.format(new Date(time.dateTime))}},\
arriving=new MutationObserver(tell);arriving.observe(document,{childList:true,subtree:true});\
addEventListener('DOMContentLoaded',()=>{tell();arriving.disconnect()})}";

impl Document {
    /// Tells the times of a document whose head is not closed yet.
    pub(super) fn tell_times(&mut self) {
        self.inline("script", "", SCRIPT);
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
