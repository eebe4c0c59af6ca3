"""The built-in pack: a folder for each family of rules, a file for each rule."""
