site-skip = Zum Inhalt springen
site-purchases = Meine Käufe finden
site-made-with = Gemacht mit { $name }
site-languages = Sprache
