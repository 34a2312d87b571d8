/// What the commands say about recipes.
extension Messages {
    var recipeMissing: String {
        choose("falta una receta; --list las nombra", "a recipe is missing; --list names them")
    }

    var licence: String { choose("licencia", "licence") }
    var file: String { choose("archivo", "file") }
    var fault: String { choose("defecto", "fault") }
    var cleaning: String { choose("limpieza", "cleaning") }
    var verification: String { choose("comprobado", "checked") }
    var atFirstDownload: String { choose("se anota en la primera descarga", "recorded at the first download") }
    var recipeUnavailable: String { choose("no se descarga", "not fetched") }
    var recipeHere: String { choose("descargada", "here") }
    var recipeChecked: String { choose("comprobada", "checked") }
    var recipeUnchecked: String { choose("sin comprobar", "not checked") }
    var cleaningHeading: String { choose("paso\tcambiados\tdescartados", "step\tchanged\tdropped") }
    var acceptQuestion: String { choose("¿Acepta esta licencia? [s/N]", "Do you accept this licence? [y/N]") }

    func licenceShown(_ recipe: String, _ statement: String) -> String {
        choose("licencia de \(recipe):\n\(statement)", "licence of \(recipe):\n\(statement)")
    }

    func filePresent(_ name: String) -> String { choose("\(name): ya está", "\(name): is here") }

    func fetching(_ name: String, _ url: String, from offset: UInt64) -> String {
        let rest = offset > 0 ? choose(", desde el byte \(offset)", ", from byte \(offset)") : ""
        return choose("\(name): de \(url)\(rest)", "\(name): from \(url)\(rest)")
    }

    func trusted(_ name: String, _ sha256: String, _ size: Int) -> String {
        choose(
            "\(name): primera descarga, \(size) bytes, SHA-256 \(sha256); un archivo distinto se rechazará",
            "\(name): first download, \(size) bytes, SHA-256 \(sha256); another file will be refused")
    }
}
