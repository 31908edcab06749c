@echo off
rem mvnw for Windows; what it does and why is said in mvnw.
setlocal EnableExtensions

set "root=%~dp0"
for /f "usebackq tokens=1,2 delims==" %%a in ("%root%.mvn\maven.version") do set "pinned_%%a=%%b"
set "name=apache-maven-%pinned_version%"
set "dist=%root%.mvn\dist"
set "jdk="
if defined JAVA_HOME set "jdk=%JAVA_HOME%\bin\"

"%jdk%javac" -version >nul 2>nul
if errorlevel 1 echo mvnw: a JDK of version 17 or newer is needed, by JAVA_HOME or on the PATH 1>&2& exit /b 1
if exist "%dist%\%name%\bin\mvn.cmd" goto run
where mvn >nul 2>nul
if errorlevel 1 echo mvnw: no Maven found: install one (3.8.6 or newer), it will fetch Maven %pinned_version% 1>&2& exit /b 1

echo mvnw: fetching Maven %pinned_version%, once 1>&2
set "work=%dist%\fetch.%RANDOM%%RANDOM%"
mkdir "%work%"
pushd "%work%"
call mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy -DoutputDirectory=. ^
    "-Dartifact=org.apache.maven:apache-maven:%pinned_version%:zip:bin" >log 2>&1
if errorlevel 1 popd& goto installed
certutil -hashfile "%name%-bin.zip" SHA512 | findstr /i /x "%pinned_sha512%" >nul
if errorlevel 1 echo mvnw: what was fetched is not the archive that .mvn\maven.version pins 1>&2& exit /b 1
"%jdk%jar" xf "%name%-bin.zip"
popd
move "%work%\%name%" "%dist%" >nul
rmdir /s /q "%work%"
if not exist "%dist%\%name%\bin\mvn.cmd" goto installed

:run
"%dist%\%name%\bin\mvn.cmd" %*

:installed
echo mvnw: cannot fetch Maven %pinned_version%; going on with the installed one 1>&2
mvn %*
