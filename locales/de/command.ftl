# Die Befehlssuche, die Tastenkürzel und das Menü auf kleinen Bildschirmen.

command-menu = Menü
command-language = Sprache der Konsole
command-open = Suchen
command-title = Suche und Befehle
command-placeholder = Wohin, oder was suchst du?
command-results = Treffer
command-count = { $count ->
    [one] 1 Treffer
   *[other] { NUMBER($count) } Treffer
}
command-none = Nichts gefunden
command-none-hint = Gib einen Teil des Namens einer Seite, eines Produkts oder eines Rabattcodes ein, den Anfang einer E-Mail-Adresse oder die Nummer eines Belegs wie #42.
command-recent = Zuletzt geöffnet
command-do = Aktionen
command-go = Gehe zu

command-new-product = Neues Produkt
command-new-page = Neue Seite
command-new-discount = Neuer Rabatt
# { $page } ist der Titel einer Seite.
command-copy-link = Link kopieren: { $page }
command-open-page = Verkaufsseite öffnen: { $page }
# { $language } ist der Name einer Sprache, in dieser Sprache.
command-speak = Zu { $language } wechseln
command-shortcuts = Tastenkürzel

# Andere Wörter, die jemand dafür eintippen könnte; niemand liest sie.
command-also-overview = Start Dashboard Zahlen Statistik
command-also-products = Dateien hochladen
command-also-pages = Verkauf Landingpage Links
command-also-discounts = Codes Gutscheine Coupons
command-also-orders = Käufe Verkäufe Belege Quittungen Erstattungen Streitfälle
command-also-customers = Kunden Kundinnen Leute
command-also-registrations = Warteliste Interessenten E-Mails
command-also-settings = Konto Profil Name Bild Adresse
command-also-security = Passwort Passkeys Zwei-Faktor Sitzungen Geräte
command-also-notifications = Post E-Mails Benachrichtigungen
command-also-keys = API REST Programme
command-also-data = Export herunterladen Konto löschen
command-also-payments = Stripe Auszahlungen Bank
command-also-new = anlegen erstellen hinzufügen
command-also-language = Sprache übersetzen
command-also-sign-out = ausloggen verlassen
command-also-shortcuts = Tasten Hilfe

command-key-choose = wählen
command-key-run = öffnen
command-key-close = schließen
command-keys-everywhere = Überall
command-keys-lists = In Listen
command-keys-editor = Beim Bearbeiten einer Seite
command-keys-find = Suche und Befehle
command-keys-help = Diese Liste
command-keys-search = Die Liste durchsuchen
command-keys-new = Neues Produkt, neue Seite, neuer Rabatt
command-keys-next = Nächste Zeile
command-keys-previous = Vorige Zeile
command-keys-save = Entwurf jetzt speichern
command-keys-undo = Rückgängig
command-keys-redo = Wiederholen
command-keys-on = Einzelne Buchstaben sind Tastenkürzel
command-keys-on-hint = Schalte das aus, wenn etwas für dich Buchstaben eintippt, zum Beispiel eine Spracheingabe. Kürzel mit Strg oder ⌘ funktionieren weiter.

command-draft-saved = Dein Entwurf ist gespeichert. Besucher sehen ihn, sobald du ihn veröffentlichst.
