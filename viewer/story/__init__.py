"""What a story is: photos in order, an article, words in several languages, and where we are in it.

Standard library only. Nothing in this room knows of Qt, of files being opened, or of pixels: reading
captions.yaml lives in `viewer.loading`, decoding in `viewer.imaging`, showing in `viewer.ui`.
"""
