"""From the bytes of a document to the text of its article: encodings, pages, PDFs, headings, zones."""
