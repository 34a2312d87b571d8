/// The head of a pose file, read to see whether the file is whole.
///
/// All numbers are little-endian. Head: version, width, height, depth, components; each component has a name, a format
/// (`XYZC`: a letter for each dimension and one for confidence), points, limbs and colours. Body: frames a second, frames,
/// people, then for each frame, person and point a 32-bit float for each dimension, then one for confidence.
///
/// Source: pose-format, docs/specs v0.1 and v0.2.
struct PoseFile: Hashable {
    /// Frames a second.
    let framesPerSecond: Double
    /// Number of frames.
    let frames: Int

    /// Reads the head.
    ///
    /// - Parameter bytes: The whole file; nil for one that is longer or shorter than its head says, or has no head.
    init?(_ bytes: [UInt8]) {
        var reader = Reader(bytes: bytes)
        guard let version = reader.float(), reader.skip(6), let components = reader.short() else { return nil }
        var (points, dimensions) = (0, 0)
        for _ in 0..<components {
            guard reader.skipText() != nil, let format = reader.skipText(), let count = reader.short(),
                let limbs = reader.short(), let colours = reader.short()
            else { return nil }
            for _ in 0..<count where reader.skipText() == nil { return nil }
            guard reader.skip(limbs * 4 + colours * 6) else { return nil }
            points += count
            dimensions = max(dimensions, format - 1)
        }
        let isFirst = version < 0.15
        // A few dimensions at most: more would only serve to make the product below overflow.
        guard points > 0, (1...8).contains(dimensions),
            let rate = isFirst ? reader.short().map(Double.init) : reader.float().map(Double.init),
            let counted = isFirst ? reader.short() : reader.long(), let people = reader.short(), people > 0, rate > 0
        else { return nil }
        let frameBytes = people * points * (dimensions + 1) * 4
        let rest = bytes.count - reader.position
        // The 16 bits of version 0.1 overflow after half an hour, and its readers count by the length of the file.
        let frames = isFirst ? rest / frameBytes : counted
        guard frames == rest / frameBytes, rest.isMultiple(of: frameBytes), !isFirst || counted == frames & 0xFFFF
        else { return nil }
        framesPerSecond = rate
        self.frames = frames
    }

    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        mutating func skip(_ count: Int) -> Bool {
            guard count <= bytes.count - position else { return false }
            position += count
            return true
        }

        private mutating func number(_ count: Int) -> UInt32? {
            let start = position
            guard skip(count) else { return nil }
            return bytes[start..<position].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }

        mutating func short() -> Int? { number(2).map(Int.init) }
        mutating func long() -> Int? { number(4).map(Int.init) }

        mutating func float() -> Float? {
            number(4).map { Float(bitPattern: $0) }.flatMap { $0.isFinite ? $0 : nil }
        }

        /// Steps over a text and gives its length in bytes.
        mutating func skipText() -> Int? { short().flatMap { skip($0) ? $0 : nil } }
    }
}
