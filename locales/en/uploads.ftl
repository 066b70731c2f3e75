uploads-add = Add files
uploads-add-about = Choose them, or drop them here. Up to 50 GB each. An upload that broke off goes on when you choose the same file again.
uploads-on-their-way = Files on their way
uploads-cut-off = The connection is gone. We try again and go on where it stopped.
uploads-pause = Pause
uploads-try-again = Try again
uploads-go-on = Go on
uploads-cancel = Cancel
uploads-give-up-question = Give up “{ $name }”?
uploads-give-up-consequence = What has arrived is thrown away. To go on later, choose Pause.
uploads-give-up-yes = Give it up
uploads-waiting = Waiting for its turn
uploads-paused = Paused · { $far }
uploads-checking = Sent. Checking it …
uploads-far = { $sent } of { $total } · { $percent } %
uploads-at-speed = { $far } · { $speed }/s · { $left }
uploads-done = { $name } is uploaded.
uploads-browser-refused = Your browser did not let us send the file.
uploads-storage-refused = The storage refused the file. Please try again.
uploads-nowhere = There is nowhere to send it.
uploads-unreadable = The file cannot be read any more. Please choose it again.
uploads-blocked = The storage does not take files from { $origin } yet. Please tell whoever runs this site: its bucket needs the CORS rule for this address.
uploads-few-seconds = a few seconds left
uploads-seconds = { NUMBER($seconds) } seconds left
uploads-minutes = { $minutes ->
    [one] about a minute left
   *[other] about { $minutes } minutes left
}
uploads-hours = { $hours ->
    [one] about an hour left
   *[other] about { $hours } hours left
}
