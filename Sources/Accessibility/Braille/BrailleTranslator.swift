import Dispatch
import TextProcessing

/// Writes text in a braille code and reads it back.
public struct BrailleTranslator: Sendable {
    /// Most characters of one line.
    public static let lineLimit = Liblouis.lineLimit

    /// The code.
    public let table: BrailleTable

    // One thread for all: liblouis lets only one in at a time, and waiting for it must not hold up async tasks.
    private static let queue = DispatchQueue(label: "braille")

    /// Creates a translator for a table.
    public init(table: BrailleTable) { self.table = table }

    /// Writes a text in braille; blocks the thread while another text is being written.
    ///
    /// - Parameter text: Any text; each of its lines is one of the result.
    /// - Returns: The cells, where each comes from, and the characters that have none.
    /// - Throws: ``BrailleError``.
    public func translated(_ text: String) throws(BrailleError) -> BrailleText {
        let normalized = Normalizer().normalize(text, language: table.variety)
        var result = BrailleText(lines: [])
        var scalars: [UInt32] = []
        var offsets: [Int] = []
        var offset = 0
        var isAfterReturn = false
        func place(_ offset: Int) -> Int {
            normalized.originalRange(of: ByteRange(offset, offset + 1)).lowerBound
        }
        func finish() throws(BrailleError) {
            let (line, unknown) = try line(scalars, result.lines.count + 1)
            result.lines.append(
                BrailleText.Line(cells: line.cells, offsets: line.places.map { place(offsets[$0]) }))
            for index in unknown {
                let character = Unicode.Scalar(scalars[index]).map { String($0) } ?? ""
                result.unknown.append(BrailleText.Unknown(offset: place(offsets[index]), character: character))
            }
            scalars = []
            offsets = []
        }
        for scalar in normalized.text.unicodeScalars {
            let isEnd = scalar == "\n" || scalar == "\r"
            if isEnd, !(scalar == "\n" && isAfterReturn) { try finish() }
            if !isEnd {
                scalars.append(scalar.value)
                offsets.append(offset)
            }
            isAfterReturn = scalar == "\r"
            offset += UTF8.width(scalar)
        }
        if !scalars.isEmpty { try finish() }
        return result
    }

    /// Writes a text in braille on a thread of its own.
    ///
    /// - Parameter text: Any text.
    /// - Returns: As ``translated(_:)``.
    /// - Throws: ``BrailleError``, or `CancellationError` when the caller's task was cancelled before it began.
    public func translatedInBackground(_ text: String) async throws -> BrailleText {
        try Task.checkCancellation()
        return try await withCheckedThrowingContinuation { continuation in
            Self.queue.async {
                continuation.resume(with: Result { try translated(text) })
            }
        }
    }

    /// Reads cells of one line back.
    ///
    /// Words and numbers come back as they were. Punctuation of the Spanish code does not: several signs share their dots
    /// (the full stop is the apostrophe, both question marks are one), and liblouis takes the first of them.
    ///
    /// - Parameter cells: Dots of each cell.
    /// - Returns: The text, with U+02BC for the apostrophe of ejectives.
    /// - Throws: ``BrailleError``.
    public func backTranslated(_ cells: [UInt8]) throws(BrailleError) -> String {
        if cells.isEmpty { return "" }
        guard cells.count <= Self.lineLimit else { throw .tooLarge(line: 1, limit: Self.lineLimit) }
        guard let text = try Liblouis.text(cells, table) else { throw .failed(table: table.name, line: 1) }
        return text
    }

    private func line(
        _ scalars: [UInt32], _ number: Int
    ) throws(BrailleError) -> (line: (cells: [UInt8], places: [Int]), unknown: [Int]) {
        if scalars.isEmpty { return (([], []), []) }
        guard scalars.count <= Self.lineLimit else { throw .tooLarge(line: number, limit: Self.lineLimit) }
        let unknown = try Liblouis.unknown(scalars, table)
        guard let line = try Liblouis.cells(scalars, table) else { throw .failed(table: table.name, line: number) }
        return (line, unknown)
    }
}
