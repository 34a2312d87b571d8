/// How words are written that have a capital inside sentences too: `Perú`, `DNI`.
///
/// Sorted by the hash of the word in lower case, so that a lookup is a binary search over mapped numbers.
public struct CaseForms: Sendable {
    private let hashes: MappedArray<UInt64>
    private let starts: MappedArray<UInt32>
    private let text: MappedArray<UInt8>

    /// Reads the image of the forms.
    ///
    /// - Parameter file: Bytes that `image(of:)` made.
    /// - Throws: `BundleError`.
    public init(_ file: MappedFile) throws(BundleError) {
        var reader = try ImageReader(file, mark: "CHAKACF1", version: 1)
        hashes = try reader.section(of: UInt64.self)
        starts = try reader.section(of: UInt32.self)
        text = try reader.section(of: UInt8.self)
        guard starts.count == hashes.count + 1, starts[hashes.count] == text.count else {
            throw reader.corrupt("its sizes do not agree")
        }
        for index in 0..<hashes.count where starts[index] > starts[index + 1] { throw reader.corrupt("form \(index)") }
    }

    /// The writing of a word, or nil for one that is written in lower case.
    public func form(of word: [UInt8]) -> String? {
        let hash = WordHash.of(word)
        var low = 0
        var high = hashes.count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        guard low < hashes.count, hashes[low] == hash else { return nil }
        let start = Int(starts[low])
        return String(
            decoding: UnsafeBufferPointer(start: text.base + start, count: Int(starts[low + 1]) - start), as: UTF8.self)
    }

    /// The image of forms.
    ///
    /// - Parameter forms: Words as they are written, each in one writing.
    /// - Returns: The bytes of the file.
    public static func image(of forms: [String]) -> [UInt8] {
        let entries = forms.map { (WordHash.of(Array($0.lowercased().utf8)), Array($0.utf8)) }
            .sorted { $0.0 < $1.0 }
        var writer = ImageWriter(mark: "CHAKACF1", version: 1)
        writer.add(entries.map(\.0))
        var starts: [UInt32] = [0]
        var text: [UInt8] = []
        for (_, form) in entries {
            text += form
            starts.append(UInt32(text.count))
        }
        writer.add(starts)
        writer.add(text)
        return writer.image()
    }
}
