part-free = Free
part-bytes = { $count ->
    [one] 1 byte
   *[other] { NUMBER($count) } bytes
}
# $size is a size such as “3.4 MB”.
part-files = { $count ->
    [one] 1 file, { $size }
   *[other] { NUMBER($count) } files, { $size }
}
