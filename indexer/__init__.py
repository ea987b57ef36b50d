"""From the world to the archive (`crawl`, `reading`) and from the archive to answers (`search`)."""
