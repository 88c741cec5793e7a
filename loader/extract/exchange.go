package extract

// exchanges finds the calls, meetings and messages of the article.
func (d *Document) exchanges() {}
