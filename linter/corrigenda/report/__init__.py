"""The correction report: what a person needs to decide on each finding, in several forms.

`model` makes a `Proof` of the results of a check, once; every form (one module each) shows that.
"""
