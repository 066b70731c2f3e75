picture-choose = Bild auswählen
picture-choose-other = Anderes Bild auswählen
picture-drop = oder hierher ziehen
picture-kinds = JPEG, PNG oder WebP, bis { NUMBER($most) } MB.
picture-remove = Entfernen
picture-cancel = Abbrechen
# $percent is how much of it has been sent.
picture-sending = { NUMBER($percent) } % gesendet
picture-making = Wird vorbereitet …
picture-ready = Das Bild ist da.
picture-removed = Das Bild ist entfernt.
picture-not-sent = Dein Browser hat das Bild nicht gesendet.
picture-preview = Dein Bild, wie es jetzt ist
picture-text = Was auf dem Bild zu sehen ist
picture-text-hint = Für alle, die es nicht sehen können. Lass es leer, wenn es nur schmückt.
picture-yours = Dein Bild
picture-yours-about = Besucher sehen es auf deinen Seiten neben deinem Namen. Es wird quadratisch zugeschnitten.
picture-saved = Dein Bild ist gespeichert.
