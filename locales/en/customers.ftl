customers-title = Customers
customers-count = { $count ->
    [one] 1 customer
   *[other] { NUMBER($count) } customers
}
customers-count-more = More than { NUMBER($count) } customers
customers-search = Search customers
customers-search-hint = The beginning of an address
customers-again = Bought again
customers-refunded = Got money back
customers-newest = Newest customers
customers-latest = Last order
customers-empty = No customers yet
customers-empty-hint = Whoever buys something from you appears here, with everything they bought. Share the link of an open page to get the first.
customers-empty-action = See your pages
customers-address = Address
customers-orders = Orders
customers-spent = Spent
customers-returned = { $amounts } back
customers-first = First order
customers-last = Last order
customers-of = Customer { $email }
customers-at-a-glance = At a glance
customers-write = Write an e-mail
customers-their-orders = Orders
customers-all-orders = All of them, with filters
