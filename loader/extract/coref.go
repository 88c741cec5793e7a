package extract

// resolve points pronouns, offices and groups at actors.
func (d *Document) resolve() {}
