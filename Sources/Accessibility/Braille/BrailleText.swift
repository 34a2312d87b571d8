/// A text in braille, line by line.
public struct BrailleText: Hashable, Sendable {
    /// One line (paragraph) of the text.
    public struct Line: Hashable, Sendable {
        /// Dots of each cell: bit 0 is dot 1, bit 5 dot 6; 0 is a space.
        public var cells: [UInt8]
        /// For each cell the UTF-8 byte of the source it stands for.
        public var offsets: [Int]

        /// Creates a line.
        ///
        /// - Parameters:
        ///   - cells: Dots of each cell.
        ///   - offsets: For each cell the UTF-8 byte of the source.
        public init(cells: [UInt8], offsets: [Int]) {
            self.cells = cells
            self.offsets = offsets
        }
    }

    /// A character that has no dot pattern in the table and is left out.
    public struct Unknown: Hashable, Sendable {
        /// UTF-8 byte of the source at which it stands.
        public var offset: Int
        /// The character.
        public var character: String
    }

    /// The lines of the source.
    public var lines: [Line]
    /// Characters left out, in order.
    public var unknown: [Unknown]

    /// Creates a text.
    ///
    /// - Parameters:
    ///   - lines: Its lines.
    ///   - unknown: Characters left out.
    public init(lines: [Line], unknown: [Unknown] = []) {
        self.lines = lines
        self.unknown = unknown
    }

    /// The text in the Braille Patterns of Unicode (U+2800 to U+283F), lines parted by U+000A.
    public var unicode: String { lines.map { Self.unicode($0.cells) }.joined(separator: "\n") }

    /// Cells as characters of Unicode.
    public static func unicode(_ cells: some Sequence<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for cell in cells { if let scalar = Unicode.Scalar(0x2800 + UInt32(cell)) { text.append(scalar) } }
        return String(text)
    }

    /// Cells of characters of Unicode; others are left out.
    public static func cells(_ unicode: String) -> [UInt8] {
        unicode.unicodeScalars.compactMap { (0x2800...0x28FF).contains($0.value) ? UInt8($0.value - 0x2800) : nil }
    }
}
