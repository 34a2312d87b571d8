/// Properties as elements with a name and a value: `prop` of TMX and XLIFF 1.2, `meta` of XLIFF 2.
///
/// An attribute of a `prop` beside its name follows it as a property of its own: `x-score@xml:lang` after `x-score`.
struct PropertyElements: Sendable {
    /// Name of the element.
    let element: String
    /// Name of the attribute that holds the property's name.
    let key: String
    /// Attributes the element may have beside that.
    let attributes: [String]

    /// Reads one element as a property and one for each further attribute.
    func read(_ element: XMLElement) -> [Property] {
        let name = element[key] ?? ""
        var result = [Property(name: name, value: element.text)]
        for attribute in element.attributes where attribute.name != key {
            result.append(Property(name: "\(name)@\(attribute.name)", value: attribute.value))
        }
        return result
    }

    /// Writes properties, in order; those that could not be told from something else when read are wrapped.
    func write(_ properties: some Collection<Property>, to output: inout XMLOutput) {
        var rest = properties[...]
        while let property = rest.popFirst() {
            guard !property.name.hasPrefix(RecordFields.prefix), !property.name.contains("@") else {
                write(wrapped: property, to: &output)
                continue
            }
            var extra: [(String, String)] = []
            while let next = rest.first, next.name.hasPrefix(property.name + "@") {
                let attribute = String(next.name.dropFirst(property.name.utf8.count + 1))
                guard attributes.contains(attribute), !extra.contains(where: { $0.0 == attribute }) else { break }
                extra.append((attribute, next.value))
                rest = rest.dropFirst()
            }
            output.element(element, [(key, property.name)] + extra, text: property.value)
        }
    }

    /// Writes fields of our own, whose names say so.
    func write(fields: [Property], to output: inout XMLOutput) {
        for field in fields { output.element(element, [(key, field.name)], text: field.value) }
    }

    private func write(wrapped property: Property, to output: inout XMLOutput) {
        output.element(element, [(key, RecordFields.wrapped(property).name)], text: property.value)
    }
}

extension [Property] {
    /// Takes the properties `@NAME` at the beginning as attributes, as long as the format knows them.
    mutating func takeAttributes(_ known: [String], into attributes: inout [(String, String)]) {
        var rest = self[...]
        while let property = rest.first, property.name.hasPrefix("@") {
            let name = String(property.name.dropFirst())
            guard known.contains(name), !attributes.contains(where: { $0.0 == name }) else { break }
            attributes.append((name, property.value))
            rest = rest.dropFirst()
        }
        self = Array(rest)
    }
}

extension Property {
    /// An element of XML that is kept whole: named `<NAME>`, its markup the value.
    init(_ element: XMLElement, namespaces: [String: String]) {
        self.init(name: "<\(element.name)>", value: element.markup(namespaces: namespaces))
    }

    /// The element that is kept whole, or nil when this is no such property.
    var element: XMLElement? {
        guard name.hasPrefix("<"), let element = XMLFragment.element(value), name == "<\(element.name)>" else {
            return nil
        }
        return element
    }
}
