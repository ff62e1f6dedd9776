"""The figures as bars, each as a share of its must, so that one line is the limit of all."""

from xml.sax.saxutils import escape

LEFT, WIDTH, LINE, RIGHT = 330, 300, 34, 290
MOST = 2.0  # Longer bars are cut, and their value says how long they are.

# Nothing is told by a colour alone: a word stands beside each bar, a missed one is hatched, and
# the limits have forms of their own.
STYLE = """
  .ground { fill: #ffffff }
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .faint { fill: #59636e }
  .bar { fill: #0969da; stroke: #0969da }
  .missed { fill: url(#hatch) }
  .stripe { stroke: #0969da }
  .limit, .goal { stroke: #1f2328; fill: none }
  .goal { stroke-dasharray: 3 2 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } text { fill: #f0f6fc } .faint { fill: #9198a1 }
    .bar { fill: #4493f8; stroke: #4493f8 } .missed { fill: url(#hatch) } .stripe { stroke: #4493f8 }
    .limit, .goal { stroke: #f0f6fc }
  }
"""


def of(figures, is_met, shown):
    """The chart as SVG, of the newest JDK of each figure."""
    drawn = [bar(at, *figure, is_met, shown) for at, figure in enumerate(figures)]
    height = LINE * (len(figures) + 2)
    width = LEFT + WIDTH + RIGHT
    ground = f'<rect class="ground" width="{width}" height="{height}"/>'
    end = LINE * (len(figures) + 1)
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"
  role="img" aria-labelledby="title">
<title id="title">What was measured, as a share of what it must be</title>
<style>{STYLE}</style>
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"
  patternTransform="rotate(45)"><line class="stripe" y2="6" stroke-width="3"/></pattern></defs>
{ground}
<text class="faint" x="{LEFT}" y="20">shorter is better; full line: must, dashed: goal</text>
{"".join(drawn)}
<line class="limit" x1="{place(1)}" x2="{place(1)}" y1="{LINE}" y2="{end}"/>
</svg>
"""


def version(jdk):
    return int(jdk.split()[-1])


def place(share):
    return LEFT + min(share, MOST) / MOST * WIDTH


def verdict(label, must, goal, value, is_met):
    if is_met(label, value, goal):
        return "goal met"
    return "must met" if is_met(label, value, must) else "missed"


def bar(at, label, must, goal, values, is_met, shown):
    value = values[max(values, key=version)]
    rate = label.startswith("MB/s")
    share = must / value if rate else value / must
    goal_share = must / goal if rate else goal / must
    top = LINE * (at + 1)
    word = verdict(label, must, goal, value, is_met)
    beyond = "»\u00a0" if share > MOST else ""
    form = "bar missed" if word == "missed" else "bar"
    end, mark = place(share) - LEFT, place(goal_share)
    limits = f"(must {shown(must)}, goal {shown(goal)})"
    return f"""<g><text x="{LEFT - 10}" y="{top + 20}" text-anchor="end">{escape(label)}</text>
<rect class="{form}" x="{LEFT}" y="{top + 7}" width="{end:.1f}" height="18"/>
<line class="goal" x1="{mark:.1f}" x2="{mark:.1f}" y1="{top + 3}" y2="{top + 29}"/>
<text x="{LEFT + WIDTH + 8}" y="{top + 20}">{beyond}{shown(value)} {word}
<tspan class="faint">{limits}</tspan></text></g>
"""
