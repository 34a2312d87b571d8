/// The header of a RIFF WAVE file.
enum WaveHeader {
    /// Sets the lengths of a header whose end is not known yet to 0xFFFFFFFF: readers then go on until the stream ends.
    static func leaveLengthOpen(_ bytes: inout [UInt8]) {
        guard bytes.count >= 12 else { return }
        bytes.replaceSubrange(4..<8, with: repeatElement(0xFF, count: 4))
        var chunk = 12
        while chunk + 8 <= bytes.count {
            let name = bytes[chunk..<chunk + 4]
            if name.elementsEqual("data".utf8) {
                bytes.replaceSubrange(chunk + 4..<chunk + 8, with: repeatElement(0xFF, count: 4))
                return
            }
            let length = (0..<4).reduce(0) { $0 | Int(bytes[chunk + 4 + $1]) << (8 * $1) }
            if name.elementsEqual("fact".utf8), chunk + 12 <= bytes.count {
                bytes.replaceSubrange(chunk + 8..<chunk + 12, with: repeatElement(0xFF, count: 4))
            }
            chunk += 8 + length + length % 2
        }
    }
}
