"""FMT: titles, numbers, attachments and signatures of documents."""
