import TextProcessing

/// Sentences in capitals and long brackets.
struct LayoutCheck: ReadabilityCheck {
    let limits: ReadabilityLimits

    func findings(in sentence: ReadableSentence) -> [ReadabilityFinding] {
        var result: [ReadabilityFinding] = []
        if sentence.isInCapitals {
            result.append(
                ReadabilityFinding(
                    .capitals, sentence.range, "Escriba en minúsculas; para resaltar use negrita.",
                    "Write small letters; to stress something use bold type."))
        }
        var opening: Int?
        var words = 0
        for (index, token) in sentence.tokens.enumerated() {
            if token.text == "(" {
                opening = index
                words = 0
            } else if token.text == ")", let start = opening {
                if words > limits.parenthesisWords {
                    result.append(
                        ReadabilityFinding(
                            .longParenthesis, sentence.range(start..<index + 1),
                            "Hay \(words) palabras entre paréntesis. Escríbalas en otra oración.",
                            "\(words) words in brackets. Write them as another sentence."))
                }
                opening = nil
            } else if token.isWord {
                words += 1
            }
        }
        return result
    }
}
