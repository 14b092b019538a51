"""What is said of a picture besides its scene: its file, its size, and how it is exposed and graded."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Grade:
    """How a render is finished, as in a darkroom; all shares of 1.

    `bloom`: light that spills from what is bright. `vignette`: how much darker the corners are. `saturation` and
    `contrast`: 1 leaves them. `warmth`: more red and as much less blue. `grain`: standard deviation of the noise.
    """

    bloom: float = 0.10
    vignette: float = 0.24
    saturation: float = 1.10
    contrast: float = 1.10
    warmth: float = 0.0
    grain: float = 0.003


@dataclass(frozen=True)
class Picture:
    """A picture of the sample story.

    `stem`: the file's name without its ending. `width`, `height`: pixels. `samples`: paths per pixel, at most.
    `exposure`: stops. `bounces`: how often light is followed from surface to surface. `noise`: a pixel is done when its
    estimated error is below this.
    """

    stem: str
    width: int = 1800
    height: int = 1200
    samples: int = 20
    exposure: float = 0.15
    bounces: int = 4
    noise: float = 0.03
    grade: Grade = field(default_factory=Grade)
