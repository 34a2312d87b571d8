public import TextProcessing

extension Recipe {
    /// The steps with their parameters, as they identify an import.
    public var cleaningSettings: String {
        let engines = sides.compactMap { side in side.engine.map { "\(side.language)=\($0)" } }
        return (cleaning.map { "\(type(of: $0).id) \($0.settings)" } + engines).joined(separator: "; ")
    }

    /// The records of a reader as the recipe wants them.
    ///
    /// - Parameters:
    ///   - reader: Reader of the recipe's files.
    ///   - identify: Tells the language of a text.
    /// - Returns: The reader to import from.
    public func cleaned(
        _ reader: any RecordReader, identify: @escaping @Sendable (String) -> Identification
    ) -> CleaningReader {
        let context = CleaningContext(
            varieties: Dictionary(sides.map { ($0.language, $0.variety) }) { first, _ in first }, identify: identify)
        let engines = sides.compactMap { side in side.engine.map { (side.language, $0) } }
        return CleaningReader(
            reader, steps: cleaning, context: context, engines: Dictionary(engines) { first, _ in first })
    }
}
