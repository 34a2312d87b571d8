import TextProcessing

/// A start tag of SSML with its attributes and their places.
struct SSMLElement {
    /// One attribute.
    struct Attribute {
        /// Name with prefix: `xml:lang`.
        var name: String
        /// Value, entities resolved.
        var value: String
        /// UTF-8 byte of the document at which its name begins.
        var offset: Int
    }

    /// Name with prefix.
    let name: String
    /// The namespace it is in.
    let namespace: String?
    /// UTF-8 byte of the document at which its `<` stands.
    let offset: Int
    /// Attributes in order, namespace declarations left out.
    let attributes: [Attribute]

    /// The attribute of a name.
    subscript(name: String) -> Attribute? { attributes.first { $0.name == name } }

    /// The attribute of a name, which must be there and not be empty.
    func required(_ name: String) throws(SpeechError) -> Attribute {
        guard let attribute = self[name], !attribute.value.isEmpty else {
            throw invalid(offset, "<\(self.name)> needs the attribute \(name)")
        }
        return attribute
    }

    /// Refuses every attribute that is not one of these.
    func allow(_ names: String...) throws(SpeechError) {
        for attribute in attributes where !names.contains(attribute.name) {
            throw invalid(attribute.offset, "attribute \(attribute.name) of <\(name)> is not supported")
        }
    }

    /// The language of `xml:lang`, or nil without one.
    func variety() throws(SpeechError) -> LanguageVariety? {
        guard let attribute = self["xml:lang"] else { return nil }
        do {
            return try LanguageVariety(parsing: attribute.value)
        } catch {
            throw refusal(of: attribute)
        }
    }

    /// The error of a value that is none of those the attribute may have.
    func refusal(of attribute: Attribute) -> SpeechError {
        // A stranger's value is cut, so that an error stays a line.
        invalid(attribute.offset, "<\(name)> does not take \(attribute.name)=\"\(attribute.value.prefix(40))\"")
    }

    private func invalid(_ offset: Int, _ reason: String) -> SpeechError {
        .invalidDocument(offset: offset, reason: reason)
    }
}
