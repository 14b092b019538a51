"""The sample story's pictures: dioramas modelled in code and path-traced with Blender's Python module.

Nothing here is needed to use the viewer. `python -m gallery.scenes NAME` prints one picture anew; see
`gallery/README.md`.
"""
