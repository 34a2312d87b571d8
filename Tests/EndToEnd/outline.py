"""What a page is made of."""
import html.parser


class Outline(html.parser.HTMLParser):
    """Elements in order, with their attributes, and what is read; every element that is opened is closed in order."""
    VOID = {"br", "img", "input", "link", "meta", "source"}

    def __init__(self, page):
        super().__init__()
        self.open, self.elements, self.text = [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def words(self):
        """The text with one space between words."""
        return " ".join(" ".join(self.text).split())
