import TextProcessing

/// Says Spanish constituents in Quechua or Aymara: suffixes for prepositions and articles, the verb to the end.
struct AndeanRealizer: Sendable {
    let conventions: AndeanConventions
    let generator: WordGenerator

    /// A sentence from constituents, with the words that the dictionary does not have, in order.
    func sentence(_ constituents: [Constituent]) -> (text: String, unknown: [String]) {
        var builder = AndeanWordBuilder(conventions: conventions, generator: generator)
        var pieces: [String] = []
        var clause: [Constituent] = []
        var hasVerb = false
        let outlook = ClauseOutlook(constituents)
        func close(_ place: Int) {
            pieces += ClauseRealizer(clause, conventions: conventions, isQuestion: outlook.isQuestion[place])
                .words(&builder)
            clause = []
            hasVerb = false
        }
        for (place, constituent) in constituents.enumerated() {
            let isBetweenVerbs = outlook.hasVerbAhead[place] && hasVerb
            switch constituent {
            case .punctuation(","):
                if isBetweenVerbs {
                    close(place)
                    pieces.append(",")
                } else {
                    clause.append(constituent)
                }
            case .punctuation(let mark):
                close(place)
                pieces.append(mark)
            case .word(let word) where SpanishFunctionWords.links.contains(word.folded) && isBetweenVerbs:
                close(place)
                pieces.append(builder.text(of: word))
            default:
                hasVerb = hasVerb || constituent.isPredicate
                clause.append(constituent)
            }
        }
        if !constituents.isEmpty { close(constituents.count - 1) }
        return (Detokenizer().text(joining: pieces, language: conventions.variety), builder.unknown)
    }
}

/// What comes behind each place of a sentence, found in one backward pass.
private struct ClauseOutlook {
    /// Whether the next mark that ends a sentence is a question mark.
    private(set) var isQuestion: [Bool]
    /// Whether a verb stands before the next punctuation mark.
    private(set) var hasVerbAhead: [Bool]

    init(_ constituents: [Constituent]) {
        isQuestion = Array(repeating: false, count: constituents.count)
        hasVerbAhead = isQuestion
        var question = false
        var verb = false
        for place in constituents.indices.reversed() {
            hasVerbAhead[place] = verb
            switch constituents[place] {
            case .punctuation(let mark):
                if ["?", ".", "!", ":", ";", "¿"].contains(mark) { question = mark == "?" }
                verb = false
            case .predicate: verb = true
            default: break
            }
            isQuestion[place] = question
        }
    }
}
