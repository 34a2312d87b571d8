/// Leaves out records whose texts all stood in an earlier record.
public struct DropDuplicates: CleaningStep {
    /// Name in recipes.
    public static let id = "drop-duplicates"
    /// The parameters, as they identify an import.
    public let settings = ""
    private var seen: Set<UInt64> = []

    /// Creates the step.
    public init() {}

    /// Tells whether the record is to be left out.
    public mutating func apply(to record: inout CorpusRecord, _ context: CleaningContext) -> CleaningEffect {
        // FNV-1a (Fowler, Noll, Vo 1991): keeping the texts of a large file would take more memory than its units.
        var hash = 0xcbf2_9ce4_8422_2325 as UInt64
        for variant in record.variants {
            for field in [variant.language, variant.text] {
                for byte in field.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
                hash = (hash ^ 0xFF) &* 0x100_0000_01b3
            }
        }
        return seen.insert(hash).inserted ? .untouched : .dropped
    }
}
