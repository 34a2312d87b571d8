/// Writes the header and the aligned sections of a binary file of a bundle.
///
/// Layout, little endian: 8 bytes mark, UInt32 version, UInt32 number of numbers, then the numbers as Int64; each
/// section begins at a multiple of 8 bytes, in the order of the calls, with its element count among the numbers.
public struct ImageWriter {
    private let mark: [UInt8]
    private let version: UInt32
    private var numbers: [Int64] = []
    private var body: [UInt8] = []

    /// Begins a file of a kind.
    ///
    /// - Parameters:
    ///   - mark: Eight ASCII characters.
    ///   - version: Version of the layout.
    public init(mark: StaticString, version: UInt32) {
        precondition(mark.utf8CodeUnitCount == 8)
        self.mark = mark.withUTF8Buffer { Array($0) }
        self.version = version
    }

    /// Adds a number to the header.
    public mutating func add(number: Int) { numbers.append(Int64(number)) }

    /// Adds a section and its element count to the header.
    public mutating func add<Element: BitwiseCopyable>(_ elements: [Element]) {
        numbers.append(Int64(elements.count))
        elements.withUnsafeBytes { body.append(contentsOf: $0) }
        while body.count % 8 != 0 { body.append(0) }
    }

    /// The bytes of the file.
    public func image() -> [UInt8] {
        var result = mark
        withUnsafeBytes(of: version.littleEndian) { result.append(contentsOf: $0) }
        withUnsafeBytes(of: UInt32(numbers.count).littleEndian) { result.append(contentsOf: $0) }
        for number in numbers { withUnsafeBytes(of: number.littleEndian) { result.append(contentsOf: $0) } }
        return result + body
    }
}
