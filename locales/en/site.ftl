site-skip = Skip to the content
site-purchases = Find my purchases
# $name is the product's name, as a link.
site-made-with = Made with { $name }
site-languages = Language
