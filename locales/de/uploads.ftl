uploads-add = Dateien hinzufügen
uploads-add-about = Wähle sie aus oder zieh sie hierher. Bis zu 50 GB pro Datei. Ein abgebrochener Upload geht weiter, wenn du dieselbe Datei noch einmal wählst.
uploads-on-their-way = Dateien unterwegs
uploads-cut-off = Die Verbindung ist weg. Wir versuchen es wieder und machen dort weiter, wo es aufhörte.
uploads-pause = Pause
uploads-try-again = Noch einmal
uploads-go-on = Weiter
uploads-cancel = Abbrechen
uploads-give-up-question = „{ $name }“ aufgeben?
uploads-give-up-consequence = Was angekommen ist, wird weggeworfen. Um später weiterzumachen, wähle Pause.
uploads-give-up-yes = Aufgeben
uploads-waiting = Wartet, bis sie dran ist
uploads-paused = Pausiert · { $far }
uploads-checking = Gesendet. Wird geprüft …
uploads-far = { $sent } von { $total } · { $percent } %
uploads-at-speed = { $far } · { $speed }/s · { $left }
uploads-done = { $name } ist hochgeladen.
uploads-browser-refused = Dein Browser hat das Senden der Datei nicht erlaubt.
uploads-storage-refused = Der Speicher hat die Datei abgelehnt. Bitte versuch es noch einmal.
uploads-nowhere = Es gibt keinen Ort, wohin sie kann.
uploads-unreadable = Die Datei lässt sich nicht mehr lesen. Bitte wähle sie noch einmal.
uploads-blocked = Der Speicher nimmt von { $origin } noch keine Dateien an. Bitte sag es denen, die diese Seite betreiben: Ihr Bucket braucht die CORS-Regel für diese Adresse.
uploads-few-seconds = noch ein paar Sekunden
uploads-seconds = noch { NUMBER($seconds) } Sekunden
uploads-minutes = { $minutes ->
    [one] noch etwa eine Minute
   *[other] noch etwa { $minutes } Minuten
}
uploads-hours = { $hours ->
    [one] noch etwa eine Stunde
   *[other] noch etwa { $hours } Stunden
}
