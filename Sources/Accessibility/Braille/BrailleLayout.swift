/// Lays braille out on pages for an embosser or a braille display: Braille Ready Format (BRF).
public struct BrailleLayout: Hashable, Sendable {
    /// Cells in a line.
    public var columns: Int
    /// Lines on a page.
    public var rows: Int
    /// Whether the last line of each page holds its number at the right.
    public var numbersPages: Bool

    /// Creates a layout; both sizes are at least 8 and 2.
    ///
    /// - Parameters:
    ///   - columns: Cells in a line.
    ///   - rows: Lines on a page.
    ///   - numbersPages: Whether pages are numbered.
    public init(columns: Int = 40, rows: Int = 25, numbersPages: Bool = false) {
        self.columns = max(8, columns)
        self.rows = max(2, rows)
        self.numbersPages = numbersPages
    }

    /// The pages of a text, each of at most ``rows`` lines of at most ``columns`` cells.
    ///
    /// Words are never broken, save those longer than a line. Spaces where a line ends are left out.
    public func pages(_ text: BrailleText) -> [[[UInt8]]] {
        let lines = text.lines.flatMap { wrapped($0.cells) }
        let room = numbersPages ? rows - 1 : rows
        return stride(from: 0, to: lines.count, by: room).enumerated().map { index, start in
            var page = Array(lines[start..<min(start + room, lines.count)])
            if numbersPages {
                page += Array(repeating: [], count: room - page.count)
                let number = Self.number(index + 1)
                page.append([UInt8](repeating: 0, count: max(0, columns - number.count)) + number)
            }
            return page
        }
    }

    /// The text as BRF: North American Braille ASCII, lines ended by CR LF, pages by a form feed.
    public func brf(_ text: BrailleText) -> String {
        pages(text).map { page in page.map { Self.ascii($0) + "\r\n" }.joined() }.joined(separator: "\u{0C}")
    }

    /// The pages in the Braille Patterns of Unicode, lines ended by U+000A, pages by a form feed.
    public func unicode(_ text: BrailleText) -> String {
        pages(text).map { page in page.map { BrailleText.unicode($0) + "\n" }.joined() }.joined(separator: "\u{0C}")
    }

    /// Cells as North American Braille ASCII; dots 7 and 8, which it does not have, are left out.
    public static func ascii(_ cells: some Sequence<UInt8>) -> String {
        String(decoding: cells.map { characters[Int($0 & 0x3F)] }, as: UTF8.self)
    }

    // The character of each cell in order of its dots; American Printing House code, as in BRF files.
    private static let characters = Array(
        #" A1B'K2L@CIF/MSP"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\0Z7(_?W]#Y)="#.utf8)

    private func wrapped(_ cells: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var spaces = 0
        var rest = cells[...]
        while !rest.isEmpty {
            if rest.first == 0 {
                spaces += 1
                rest.removeFirst()
                continue
            }
            var word = rest.prefix { $0 != 0 }
            rest = rest.dropFirst(word.count)
            if !line.isEmpty, line.count + spaces + word.count > columns {
                lines.append(line)
                line = []
                spaces = 0
            }
            // Spaces at the very start of a paragraph indent it.
            if lines.isEmpty || !line.isEmpty { line += [UInt8](repeating: 0, count: min(spaces, columns / 2)) }
            spaces = 0
            while line.count + word.count > columns {
                let part = word.prefix(columns - line.count)
                lines.append(line + part)
                word = word.dropFirst(part.count)
                line = []
            }
            line += word
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    private static func number(_ number: Int) -> [UInt8] {
        // Digits are the letters a to j behind the sign of number.
        let digits: [UInt8] = [0x1A, 0x01, 0x03, 0x09, 0x19, 0x11, 0x0B, 0x1B, 0x13, 0x0A]
        return [0x3C] + String(number).utf8.map { digits[Int($0 - 0x30)] }
    }
}
