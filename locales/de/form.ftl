form-optional = (freiwillig)
form-choose = Bitte wählen
form-failed = Das hat noch nicht geklappt
form-email = E-Mail-Adresse
form-show = Passwort zeigen
form-hide = Passwort verbergen
# Ein Kästchen, das angekreuzt wurde oder nicht.
form-yes = ja
form-no = nein
