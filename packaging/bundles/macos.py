"""What the Finder is told about the program: which files it opens, and what they are called."""

from typing import Any

BUNDLE = "example.photostory.bundle"

INFO: dict[str, Any] = {
    "CFBundleDisplayName": "Photo Caption Viewer",
    "CFBundleDevelopmentRegion": "en",
    "CFBundleLocalizations": ["en", "vi"],
    "LSApplicationCategoryType": "public.app-category.photography",
    "LSMinimumSystemVersion": "14.0",
    "NSHighResolutionCapable": True,
    "NSHumanReadableCopyright": "Copyright © 2026 the Photo Caption Viewer authors. MIT licence.",
    "NSPrincipalClass": "NSApplication",
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "Photo story in one file",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [BUNDLE],
        },
        {
            # By its ending alone, all that the Finder looks at: offered for YAML, and never taken from others.
            "CFBundleTypeName": "Photo story",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["public.yaml"],
        },
        {
            "CFBundleTypeName": "Photo, or a folder of photos",
            "CFBundleTypeRole": "Viewer",
            "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["public.image", "public.folder"],
        },
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": BUNDLE,
            "UTTypeDescription": "Photo story in one file",
            "UTTypeConformsTo": ["public.data", "public.zip-archive"],
            "UTTypeTagSpecification": {
                "public.filename-extension": ["photostory"],
                "public.mime-type": "application/vnd.photostory+zip",
            },
        }
    ],
}
"""The part of Info.plist that is ours."""
