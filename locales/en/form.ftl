form-optional = (optional)
form-choose = Please choose
form-failed = That didn’t work yet
form-email = E-mail address
# Two buttons in the same place beside a password field.
form-show = Show password
form-hide = Hide password
# A box that was ticked, or was not.
form-yes = yes
form-no = no
