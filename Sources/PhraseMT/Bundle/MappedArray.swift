/// A run of elements of one type inside a mapped file.
///
/// `@unchecked Sendable`: the pointer leads into memory that `file` keeps alive and that nobody writes to.
public struct MappedArray<Element: BitwiseCopyable>: @unchecked Sendable {
    /// The first element; elements lie at multiples of their stride.
    public let base: UnsafePointer<Element>
    /// Number of elements.
    public let count: Int
    private let file: MappedFile

    /// A view of `count` elements from byte `offset` on.
    ///
    /// - Parameters:
    ///   - file: The mapped file.
    ///   - offset: Where the first element begins, in bytes; a multiple of the alignment of `Element`.
    ///   - count: Number of elements.
    /// - Throws: `BundleError.truncated` where the file ends earlier, `corrupt` for an offset that is negative or not aligned.
    public init(file: MappedFile, offset: Int, count: Int) throws(BundleError) {
        guard offset >= 0, count >= 0, offset % MemoryLayout<Element>.alignment == 0 else {
            throw .corrupt(file: file.name, reason: "offset \(offset)")
        }
        let (size, isTooLarge) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !isTooLarge, size <= file.bytes.count, offset <= file.bytes.count - size else {
            let (end, isTooFar) = offset.addingReportingOverflow(size)
            throw .truncated(
                file: file.name, expected: isTooLarge || isTooFar ? Int.max : end, found: file.bytes.count)
        }
        guard let start = file.bytes.baseAddress else { throw .truncated(file: file.name, expected: 1, found: 0) }
        base = (start + offset).assumingMemoryBound(to: Element.self)
        self.count = count
        self.file = file
    }

    /// The element at an index, which must lie in `0..<count`.
    @inlinable public subscript(index: Int) -> Element { base[index] }

    /// The elements as a buffer that is valid while this value, or a copy of it, lives.
    @inlinable public var buffer: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
}
