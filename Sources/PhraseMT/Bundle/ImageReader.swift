/// Reads what `ImageWriter` wrote, in the same order.
public struct ImageReader {
    private let file: MappedFile
    private let numbers: MappedArray<Int64>
    private var nextNumber = 0
    private var offset: Int

    /// Checks the header of a file.
    ///
    /// - Parameters:
    ///   - file: The mapped file.
    ///   - mark: The mark the file must have.
    ///   - version: The newest version that is understood.
    /// - Throws: `BundleError.notThisKind`, `newerVersion` or `truncated`.
    public init(_ file: MappedFile, mark: StaticString, version: UInt32) throws(BundleError) {
        let head = try MappedArray<UInt8>(file: file, offset: 0, count: 8)
        let isKind = mark.withUTF8Buffer { wanted in head.buffer.elementsEqual(wanted) }
        guard isKind else { throw .notThisKind(file: file.name) }
        let fields = try MappedArray<UInt32>(file: file, offset: 8, count: 2)
        guard fields[0] <= version else { throw .newerVersion(file: file.name, version: Int(fields[0])) }
        self.file = file
        numbers = try MappedArray<Int64>(file: file, offset: 16, count: Int(fields[1]))
        offset = 16 + numbers.count * 8
    }

    /// Whether the header has further numbers: a section that a newer layout adds at the end.
    public var hasMore: Bool { nextNumber < numbers.count }

    /// The next number of the header.
    public mutating func number() throws(BundleError) -> Int {
        guard nextNumber < numbers.count else {
            throw .corrupt(file: file.name, reason: "too few numbers in its header")
        }
        defer { nextNumber += 1 }
        return Int(numbers[nextNumber])
    }

    /// The next section.
    public mutating func section<Element: BitwiseCopyable>(
        of type: Element.Type
    ) throws(BundleError) -> MappedArray<Element> {
        let count = try number()
        let result = try MappedArray<Element>(file: file, offset: offset, count: count)
        offset += (count * MemoryLayout<Element>.stride + 7) / 8 * 8
        return result
    }

    /// An error that names this file.
    public func corrupt(_ reason: String) -> BundleError { .corrupt(file: file.name, reason: reason) }
}
