"""From a Result to HTML, PDF, Markdown, JSON and Excel."""
