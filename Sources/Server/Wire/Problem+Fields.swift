import Gateway

/// What can be wrong with a field of any request.
extension Problem {
    /// A required field is not there.
    static func missing(_ pointer: String) -> Problem {
        Problem(.missingField, es: "Falta \(pointer).", en: "\(pointer) is missing.", pointer: pointer)
    }

    /// A field is there with another JSON type.
    static func wrongType(_ pointer: String) -> Problem {
        Problem(
            .invalidField, es: "\(pointer) tiene otro tipo que el esperado.",
            en: "\(pointer) has not the expected type.", pointer: pointer)
    }

    /// A field that the object at a pointer does not have: most often another one, misspelled.
    static func unknownField(_ name: String, in pointer: String, known: [String]) -> Problem {
        let list = known.joined(separator: ", ")
        let place = pointer + "/" + WireCoding.escaped(String(name.prefix(40)))
        return Problem(
            .invalidField, es: "\(place) no es un campo; los campos son \(list).",
            en: "\(place) is not a field; the fields are \(list).", pointer: place)
    }
}
