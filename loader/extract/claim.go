package extract

// claims finds who is reported to have said what.
func (d *Document) claims() {}
