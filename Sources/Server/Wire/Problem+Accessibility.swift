import Accessibility
import Gateway

/// What can be wrong with captions and with braille.
extension Problem {
    /// The file of captions in `/captions` cannot be read; `line` is its line.
    static func caption(_ error: CaptionError) -> Problem {
        let reason = error.reasonText
        let (spanish, english) = (reason.text(in: .spanish), reason.text(in: .english))
        let code: ProblemCode
        var limit: Int?
        switch error.reason {
        case .malformed: code = .captionMalformed
        case .encoding: code = .captionEncoding
        case .refused: code = .captionRefused
        case .tooLarge(let bytes): (code, limit) = (.captionTooLarge, bytes)
        }
        guard error.line > 0 else {
            return Problem(
                code, es: "/captions: \(spanish).", en: "/captions: \(english).", pointer: "/captions", limit: limit)
        }
        var problem = Problem(
            code, es: "/captions, línea \(error.line): \(spanish).", en: "/captions, line \(error.line): \(english).",
            pointer: "/captions", limit: limit)
        problem.line = error.line
        return problem
    }

    /// The text cannot be written in braille.
    static func braille(_ error: BrailleError) -> Problem {
        func problem(_ code: ProblemCode, _ pointer: String?, limit: Int? = nil) -> Problem {
            Problem(
                code, es: error.message.text(in: .spanish) + ".", en: error.message.text(in: .english) + ".",
                pointer: pointer, limit: limit)
        }
        switch error {
        case .noTable(_, let grade): return problem(.brailleNoTable, grade == 1 ? "/language" : "/grade")
        case .tooLarge(let line, let limit):
            var result = problem(.brailleTooLarge, "/text", limit: limit)
            result.line = line
            return result
        case .failed(_, let line):
            var result = problem(.brailleFailed, "/text")
            result.line = line
            return result
        case .invalidTable: return problem(.brailleUnavailable, nil)
        }
    }

    /// A field that has one of a few values has another one.
    static func notOne(of choices: [String], _ pointer: String) -> Problem {
        let list = choices.joined(separator: ", ")
        return Problem(
            .invalidField, es: "\(pointer): uno de \(list).", en: "\(pointer): one of \(list).", pointer: pointer)
    }

    /// A number is out of its range.
    static func outOfRange(_ pointer: String, _ range: ClosedRange<Int>) -> Problem {
        let (low, high) = (range.lowerBound, range.upperBound)
        return Problem(
            .invalidField, es: "\(pointer): de \(low) a \(high).", en: "\(pointer): from \(low) to \(high).",
            pointer: pointer)
    }
}
