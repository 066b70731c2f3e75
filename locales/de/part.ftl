part-free = Gratis
part-bytes = { $count ->
    [one] 1 Byte
   *[other] { NUMBER($count) } Byte
}
part-files = { $count ->
    [one] 1 Datei, { $size }
   *[other] { NUMBER($count) } Dateien, { $size }
}
