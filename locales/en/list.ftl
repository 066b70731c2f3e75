list-loading = Loading …
list-nothing-here = Nothing here
list-failed = This did not work
list-sign-in = Sign in
list-overview = Back to the overview
list-try-again = Try again
list-more = Load more
list-next = Go on with the next rows
list-further-down = These rows are further down in the list.
list-to-the-start = Back to its beginning
list-show = Show
list-everything = All
list-sort = Sort by
list-newest = Newest first
list-oldest = Oldest first
list-nothing-found = Nothing found
list-nothing-found-hint = Nothing fits what you searched for or chose.
list-clear = Clear filters
# A filter that can be taken away; the button has a cross beside it.
list-one-page = One page only
list-one-product = One product only
list-one-customer = One customer only
list-without = Remove this filter
list-select = Select
list-select-all = Select all rows shown
list-selected = { $count ->
    [one] 1 row selected
   *[other] { NUMBER($count) } rows selected
}
list-selected-actions = What to do with the selected rows
list-deselect = Deselect
list-export = Download as CSV
list-export-selected = Download as CSV
list-actions = Actions
