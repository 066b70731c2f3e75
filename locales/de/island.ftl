island-days = Tage
island-hours = Stunden
island-minutes = Minuten
island-seconds = Sekunden
island-time-days = { $count ->
    [one] 1 Tag
   *[other] { NUMBER($count) } Tage
}
island-time-hours = { $count ->
    [one] 1 Stunde
   *[other] { NUMBER($count) } Stunden
}
island-time-minutes = { $count ->
    [one] 1 Minute
   *[other] { NUMBER($count) } Minuten
}
island-time-short = weniger als eine Minute

island-left = Noch { NUMBER($left) } von { NUMBER($limit) }
island-sold = { NUMBER($sold) } verkauft
island-held = { NUMBER($held) } gerade reserviert

island-gone-state = Ausverkauft
island-gone-title = Im Moment ausverkauft
island-gone = Jedes Exemplar ist verkauft.
island-gone-held = { $count ->
    [one] Ein Exemplar ist gerade für jemanden reserviert. Wird es nicht bezahlt, kommt es hierher zurück.
   *[other] { NUMBER($count) } Exemplare sind gerade für andere reserviert. Was nicht bezahlt wird, kommt hierher zurück.
}
island-none-state = Nicht verfügbar
island-none-title = Im Moment nicht verfügbar
island-none = Gerade ist nichts verfügbar.

island-news-price = Der Preis hat sich geändert.
island-news-paused = Diese Seite ist jetzt pausiert.
island-news-prelaunch = Diese Seite ist noch nicht geöffnet.
island-news-live = Diese Seite ist jetzt geöffnet.
island-news-gone = Alle Exemplare sind jetzt vergeben.
island-news-expired = Diese Seite ist jetzt geschlossen.

island-copied = Kopiert
island-copy-failed = Bitte von Hand kopieren
