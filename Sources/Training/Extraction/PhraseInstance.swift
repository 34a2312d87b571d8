/// One occurrence of a phrase pair in the training text, 16 bytes.
struct PhraseInstance: BitwiseCopyable {
    /// Where a phrase stands with respect to the text translated before it.
    enum Orientation {
        static let monotone: UInt8 = 0
        static let backward: UInt8 = 1
        static let forward: UInt8 = 2
    }

    /// Sentence pair.
    var pair: UInt32
    var sourceStart: UInt8
    var sourceCount: UInt8
    var targetStart: UInt8
    var targetCount: UInt8
    /// An `Orientation`.
    var orientation: UInt8
    /// One where the target ends a word.
    var endsWord: UInt8
    /// One where the phrase is a whole sentence pair of at most two words.
    var isWhole: UInt8
    private var padding: UInt8 = 0

    init(
        pair: UInt32, source: Range<Int>, target: Range<Int>, orientation: UInt8, endsWord: Bool, isWhole: Bool
    ) {
        self.pair = pair
        sourceStart = UInt8(source.lowerBound)
        sourceCount = UInt8(source.count)
        targetStart = UInt8(target.lowerBound)
        targetCount = UInt8(target.count)
        self.orientation = orientation
        self.endsWord = endsWord ? 1 : 0
        self.isWhole = isWhole ? 1 : 0
    }
}
