/// Makes lines of what arrives in pieces, and keeps no more of a line than the limit.
struct LineAssembler {
    /// A line without its line feed.
    enum Line: Equatable {
        case whole([UInt8])
        /// The beginning of a line that is longer than the limit.
        case cut([UInt8])
    }

    private let limit: Int
    private var pending: [UInt8] = []
    private var isSkipping = false
    /// Bytes of an overlong line that are kept, enough to see which request it answers.
    private static let keptOfOverlong = 256

    init(limit: Int) { self.limit = limit }

    /// Takes the next bytes.
    ///
    /// - Returns: The lines they complete, an overlong one once its end is there.
    mutating func take(_ bytes: ArraySlice<UInt8>) -> [Line] {
        var lines: [Line] = []
        var rest = bytes
        while let end = rest.firstIndex(of: 0x0A) {
            append(rest[..<end])
            lines.append(isSkipping ? .cut(pending) : .whole(pending))
            pending.removeAll(keepingCapacity: pending.count < 65_536)
            isSkipping = false
            rest = rest[(end + 1)...]
        }
        append(rest)
        return lines
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        guard !isSkipping else { return }
        pending.append(contentsOf: bytes)
        if pending.count > limit {
            isSkipping = true
            pending = Array(pending.prefix(Self.keptOfOverlong))
        }
    }
}
