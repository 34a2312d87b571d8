/// An n-gram model with back-off as an automaton of contexts in a mapped file.
///
/// Source of the automaton: Allauzen, Mohri and Roark (2003), "Generalized Algorithms for Constructing Statistical
/// Language Models", failure transitions; state minimisation as in Heafield (2011), "KenLM". A state is the number of
/// the longest context that some longer n-gram continues. Log probabilities are natural, and stored as 16-bit fixed point
/// (``FixedPointLogarithm``).
///
/// Layout: entry 0 is the empty n-gram, entries `1...vocabularySize` the unigrams by token, then the n-grams of each
/// order sorted by their tokens. Entries below `nodeCount` are contexts: the children of node `n` are entries
/// `childStarts[n]..<childStarts[n + 1]`.
public struct LanguageModel: Sendable {
    /// Longest n-gram.
    public let order: Int
    /// Number of tokens.
    public let vocabularySize: Int
    private let tokens: MappedArray<UInt16>
    private let probabilities: MappedArray<UInt16>
    private let nextStates: MappedArray<UInt32>
    private let childStarts: MappedArray<UInt32>
    private let backoffs: MappedArray<UInt16>
    private let failures: MappedArray<UInt32>
    private let file: MappedFile

    /// Reads the image of a model.
    ///
    /// - Parameter file: Bytes that `image` made.
    /// - Throws: `BundleError` for another kind of file, a newer version or references that lead nowhere.
    public init(_ file: MappedFile) throws(BundleError) {
        self.file = file
        var reader = try ImageReader(file, mark: "CHAKALM1", version: 1)
        order = try reader.number()
        vocabularySize = try reader.number()
        tokens = try reader.section(of: UInt16.self)
        probabilities = try reader.section(of: UInt16.self)
        nextStates = try reader.section(of: UInt32.self)
        childStarts = try reader.section(of: UInt32.self)
        backoffs = try reader.section(of: UInt16.self)
        failures = try reader.section(of: UInt32.self)
        let nodes = backoffs.count
        guard tokens.count == probabilities.count, tokens.count == nextStates.count, nodes == failures.count,
            childStarts.count == nodes + 1, nodes <= tokens.count, tokens.count > vocabularySize, nodes > 0,
            vocabularySize > Int(ReservedPiece.sentenceEnd), (1...8).contains(order)
        else { throw reader.corrupt("its sizes do not agree") }
        for entry in 0..<nextStates.count where nextStates[entry] >= nodes { throw reader.corrupt("entry \(entry)") }
        for node in 0..<nodes
        where childStarts[node] > childStarts[node + 1] || childStarts[node + 1] > tokens.count
            || (node > 0 && failures[node] >= node)
        {
            throw reader.corrupt("node \(node)")
        }
    }

    /// Number of n-grams of all orders.
    public var count: Int { tokens.count - 1 }

    /// The model as bare pointers, for inner loops; it keeps the file mapped, whatever becomes of this value.
    public var view: LanguageModelView {
        LanguageModelView(
            vocabularySize: vocabularySize, tokens: tokens.base, probabilities: probabilities.base,
            nextStates: nextStates.base, childStarts: childStarts.base, backoffs: backoffs.base,
            failures: failures.base, file: file)
    }

    /// Log probability of a sentence, its end included.
    public func score(sentence: some Sequence<UInt16>) -> Double {
        let view = view
        var state = view.beginState
        var sum = 0.0
        for token in sentence { sum += Double(view.score(token, after: state, next: &state)) }
        return sum + Double(view.score(ReservedPiece.sentenceEnd, after: state, next: &state))
    }

    /// The image of a model.
    ///
    /// - Parameters:
    ///   - order: Longest n-gram.
    ///   - vocabularySize: Number of tokens.
    ///   - tokens: Last token of each entry.
    ///   - probabilities: Natural log probability of each entry.
    ///   - nextStates: State after each entry.
    ///   - childStarts: First child of each node, and where the last children end.
    ///   - backoffs: Natural log back-off weight of each node.
    ///   - failures: State to go on from when a node has no such child.
    /// - Returns: The bytes of the file.
    public static func image(
        order: Int, vocabularySize: Int, tokens: [UInt16], probabilities: [UInt16], nextStates: [UInt32],
        childStarts: [UInt32], backoffs: [UInt16], failures: [UInt32]
    ) -> [UInt8] {
        var writer = ImageWriter(mark: "CHAKALM1", version: 1)
        writer.add(number: order)
        writer.add(number: vocabularySize)
        writer.add(tokens)
        writer.add(probabilities)
        writer.add(nextStates)
        writer.add(childStarts)
        writer.add(backoffs)
        writer.add(failures)
        return writer.image()
    }
}
