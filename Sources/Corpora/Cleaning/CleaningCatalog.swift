import Yams

/// The steps that recipes may name.
enum CleaningCatalog {
    private typealias Reader =
        @Sendable (inout RecipeMapping, [String]) throws(RecipeError) -> any CleaningStep

    private static let readers: [(id: String, read: Reader)] = [
        (CleanSpaces.id, { (keys, known) throws(RecipeError) in CleanSpaces(sides: try sides(&keys, known)) }),
        (DropEmpty.id, { (_, _) throws(RecipeError) in DropEmpty() }),
        (DropCopies.id, { (_, _) throws(RecipeError) in DropCopies() }),
        (DropDuplicates.id, { (_, _) throws(RecipeError) in DropDuplicates() }),
        (DropPlaceholders.id, { (_, _) throws(RecipeError) in DropPlaceholders() }),
        (
            DropWrongLanguage.id,
            { (keys, known) throws(RecipeError) in
                DropWrongLanguage(
                    floor: try keys.number("floor", in: 0...1) ?? DropWrongLanguage.usualFloor,
                    sides: try sides(&keys, known))
            }
        ),
        (
            LengthRatio.id,
            { (keys, _) throws(RecipeError) in
                LengthRatio(
                    most: try keys.number("most", in: 1...1000) ?? LengthRatio.usualMost,
                    from: try keys.count("from") ?? LengthRatio.usualStart)
            }
        ),
        (
            MaximumLength.id,
            { (keys, _) throws(RecipeError) in
                MaximumLength(characters: try keys.count("characters") ?? MaximumLength.usual)
            }
        ),
        (
            JoinApostrophes.id,
            { (keys, known) throws(RecipeError) in JoinApostrophes(sides: try sides(&keys, known)) }
        ),
        (
            FoldApostrophes.id,
            { (keys, known) throws(RecipeError) in FoldApostrophes(sides: try sides(&keys, known)) }
        ),
        (
            JoinPunctuation.id,
            { (keys, known) throws(RecipeError) in JoinPunctuation(sides: try sides(&keys, known)) }
        ),
        (
            StripFinalStop.id,
            { (keys, _) throws(RecipeError) in StripFinalStop(words: try keys.count("words") ?? StripFinalStop.usual) }
        ),
        (
            LowerCapitals.id,
            { (keys, known) throws(RecipeError) in LowerCapitals(sides: try sides(&keys, known)) }
        ),
    ]

    /// The identifiers of all steps.
    static var ids: [String] { readers.map(\.id) }

    /// The steps under `cleaning` of a recipe: `- drop-empty`, or `- {step: length-ratio, most: 4}`.
    static func steps(_ keys: inout RecipeMapping, languages: [String]) throws(RecipeError) -> [any CleaningStep] {
        var result: [any CleaningStep] = []
        for node in try keys.list("cleaning") {
            let line = node.mark?.line ?? keys.line(of: "cleaning")
            if let id = node.scalar?.string {
                var none = try RecipeMapping(.mapping(Node.Mapping([])), file: keys.file)
                result.append(try reader(id, file: keys.file, line: line)(&none, languages))
                continue
            }
            var own = try RecipeMapping(node, file: keys.file)
            let id = try own.required("step")
            result.append(try reader(id, file: keys.file, line: own.line(of: "step"))(&own, languages))
            try own.finish()
        }
        return result
    }

    private static func reader(_ id: String, file: String, line: Int) throws(RecipeError) -> Reader {
        guard let found = readers.first(where: { $0.id == id }) else {
            throw RecipeError(file: file, line: line, reason: .unknownStep(id, known: ids))
        }
        return found.read
    }

    private static func sides(_ keys: inout RecipeMapping, _ known: [String]) throws(RecipeError) -> [String] {
        let found = try keys.texts("sides")
        for side in found where !known.contains(side) {
            let expected = "one of the sides \(known.joined(separator: ", "))"
            throw keys.error(.invalidValue(key: "sides", value: side, expected: expected), at: "sides")
        }
        return found
    }
}
